/** Thrown where a connection is to break instead of an answer being sent. */
export class BrokenConnection extends Error {
  readonly how: 'reset' | 'cut';

  constructor(how: 'reset' | 'cut') {
    super('The connection breaks here.');
    this.name = 'BrokenConnection';
    this.how = how;
  }
}
