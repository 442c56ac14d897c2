/** Text for HTML, within elements and attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
