import Handlebars from 'handlebars'
import { AppError } from '../../core/errors.ts'
import type { Tone } from '../../core/settings/dunning-policies.ts'
import type { LetterModel } from './letter.ts'
import { checkTemplate } from './template-check.ts'
import type { FindTemplate } from './template-files.ts'
import type { Language } from './wording.ts'

/** What a reader gets: the same facts twice, as text and as HTML. */
export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

type Part = 'subject' | 'text' | 'html'

export type RenderLetter = (
  model: LetterModel,
  style: { language: Language; tone: Tone },
) => RenderedLetter

/** The parts that several templates include. */
const PARTIALS = ['head.text', 'table.text', 'foot.text', 'head.html', 'table.html', 'foot.html']

type Template = ReturnType<typeof Handlebars.compile<LetterModel>>

/** A renderer that reads and compiles each template once. A template sees the model, nothing else. */
export function letterRenderer(find: FindTemplate, sample: LetterModel): RenderLetter {
  const environment = Handlebars.create()
  environment.unregisterHelper('log') // a letter writes no log
  environment.unregisterHelper('lookup') // names stand in the template, where they can be checked
  const partials = new Set(PARTIALS)
  const compiled = new Map<string, Template>()
  const load = (name: string, part: Part): Template => {
    const source = find(name)
    checkTemplate(source, { sample, partials, isEscaped: part === 'html' })
    return environment.compile<LetterModel>(source.text, {
      strict: true,
      noEscape: part !== 'html',
      knownHelpersOnly: true,
    })
  }
  for (const name of PARTIALS) {
    environment.registerPartial(name, load(`${name}.hbs`, name.endsWith('html') ? 'html' : 'text'))
  }
  return (model, { language, tone }) => {
    const rendered = (part: Part, content: LetterModel): string => {
      const name = `${language}/${tone}.${part}.hbs`
      const template = compiled.get(name) ?? load(name, part)
      compiled.set(name, template)
      try {
        return template(content)
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause)
        throw new AppError('usage', `template ${name}: ${message}`, { cause })
      }
    }
    const subject = rendered('subject', model).replace(/\s+/g, ' ').trim()
    const content = { ...model, subject }
    return { subject, text: rendered('text', content), html: rendered('html', content) }
  }
}
