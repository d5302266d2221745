import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import type { Files } from '../../core/ports.ts'

/** The text of a template and where it came from. */
export interface TemplateSource {
  readonly path: string
  readonly text: string
}

/** Finds a template by its name, such as `de/firm.html.hbs`: the book's own, else the shipped one. */
export type FindTemplate = (name: string) => TemplateSource

/** Looks in the book's `templates/dunning` first, then among those that come with the program. */
export function templateFinder(
  files: Files,
  { own, shipped }: { own: string; shipped: string },
): FindTemplate {
  return (name) => {
    const inBook = join(own, 'dunning', name)
    refuseLinks(files, own, join('dunning', name))
    const path = files.exists(inBook) ? inBook : join(shipped, 'dunning', name)
    return { path, text: files.readText(path) }
  }
}

/** A link, to a file or a folder, could lead out of the book: none is followed. */
function refuseLinks(files: Files, root: string, name: string): void {
  const steps = name.split(/[\\/]/).map((_, at, parts) => join(root, ...parts.slice(0, at + 1)))
  for (const path of [root, ...steps]) {
    if (!files.isLink(path)) continue
    throw new AppError('permission', `${path} is a link; openitem does not follow it`, {
      hint: 'put the template itself into the book, or remove the link',
    })
  }
}
