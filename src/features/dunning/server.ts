import { isAbsolute, join } from 'node:path'
import type { Context } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import type { MailServer } from '../../core/ports.ts'

/** The mail server of the settings, with its password; refuses to go on without what it needs. */
export function mailServer(context: Pick<Context, 'settings' | 'ports' | 'book'>): MailServer {
  const { smtp, company } = context.settings
  const file = context.book.settings
  if (smtp === undefined) {
    throw new AppError('usage', `${file} has no [smtp] section: no mail server is known`, {
      hint: 'add one with host = "…"; without it the letters still lie in outbox/new',
    })
  }
  if (company.email === undefined) {
    throw new AppError('usage', `${file}: company.email is missing: letters need a sender`, {
      hint: 'add email = "ar@example.com" to the [company] section',
    })
  }
  return {
    host: smtp.host,
    port: smtp.port,
    user: smtp.user,
    password: smtp.user === undefined ? undefined : password(context, smtp),
    tls: smtp.tls,
    allowSelfSigned: smtp.allow_self_signed,
    lettersPerMinuteMax: smtp.per_minute_max,
    connectionsMax: smtp.connections,
  }
}

function password(
  { ports, book }: Pick<Context, 'ports' | 'book'>,
  smtp: { password_file?: string | undefined; password_env: string },
): string {
  if (smtp.password_file !== undefined) {
    const path = isAbsolute(smtp.password_file)
      ? smtp.password_file
      : join(book.root, smtp.password_file)
    if (!ports.files.isPrivate(path)) {
      throw new AppError('permission', `${path} can be read by others than its owner`, {
        hint: `chmod 600 ${path}`,
      })
    }
    return ports.files.readText(path).replace(/\r?\n$/, '')
  }
  const found = ports.environment[smtp.password_env]
  if (found !== undefined && found !== '') return found
  throw new AppError('usage', `the mail password is missing: $${smtp.password_env} is not set`, {
    hint: 'set the variable, or smtp.password_file to a file with mode 0600',
  })
}
