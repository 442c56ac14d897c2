/** RFC 7617, in UTF-8. */
export const basicCredentials = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
