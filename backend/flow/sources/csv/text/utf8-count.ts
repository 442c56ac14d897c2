export interface Utf8Count {
  /** Characters of several bytes that are as UTF-8 wants them. */
  readonly valid: number;
  /** Bytes beyond ASCII that belong to no character. */
  readonly invalid: number;
}

export interface Utf8Counter {
  push(bytes: Uint8Array): void;
  end(): Utf8Count;
}

/** Counts characters beyond ASCII, over pieces that end anywhere. */
export function createUtf8Counter(): Utf8Counter {
  let valid = 0;
  let invalid = 0;
  let expected = 0;
  let least = 0x80;
  let most = 0xbf;

  const begin = (byte: number): void => {
    least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) expected = 1;
    else if (byte >= 0xe0 && byte <= 0xef) expected = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) expected = 3;
    else invalid += 1;
  };
  const goOn = (byte: number): void => {
    if (byte >= least && byte <= most) {
      [least, most] = [0x80, 0xbf];
      expected -= 1;
      if (expected === 0) valid += 1;
      return;
    }
    invalid += 1;
    expected = 0;
    if (byte >= 0x80) begin(byte);
  };
  return {
    push: (bytes) => {
      for (const byte of bytes) {
        if (expected > 0) goOn(byte);
        else if (byte >= 0x80) begin(byte);
      }
    },
    end: () => ({ valid, invalid: invalid + (expected > 0 ? 1 : 0) }),
  };
}
