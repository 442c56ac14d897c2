/** Rows of a table kept as text: one line a row, cells parted by `|`. A cell may be empty. */
export function textTable(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
