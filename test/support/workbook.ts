import readWorkbookFile from 'read-excel-file/node'

/** The sheets of a workbook as another program reads them. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<readonly { readonly rows: readonly (readonly unknown[])[] }[]> {
  const sheets = await readWorkbookFile(Buffer.from(bytes))
  return sheets.map(({ data }) => ({ rows: data }))
}
