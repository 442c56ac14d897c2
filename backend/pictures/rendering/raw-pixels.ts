/** Decoded pixels, row by row from the top, without padding. */
export interface RawPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly bytes: Buffer;
}

/** The square in the middle. */
export function cropCentre(picture: RawPixels): RawPixels {
  const { width, height, channels, bytes } = picture;
  if (width === height) return picture;
  const side = Math.min(width, height);
  const rowBytes = side * channels;
  const cropped = Buffer.allocUnsafe(side * rowBytes);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  for (let row = 0; row < side; row += 1) {
    const start = ((top + row) * width + left) * channels;
    bytes.copy(cropped, row * rowBytes, start, start + rowBytes);
  }
  return { width: side, height: side, channels, bytes: cropped };
}

/**
 * Every four pixels to their mean; an odd last row or column is left out. The same box filter with which libvips
 * begins, but done once for all small sizes and without the cost of starting a pipeline (0.2 ms against 1 ms).
 */
export function halve({ width, height, channels, bytes }: RawPixels): RawPixels {
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const halved = Buffer.allocUnsafe(halfWidth * halfHeight * channels);
  const rowBytes = width * channels;
  let written = 0;
  for (let y = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const corner = 2 * y * rowBytes + 2 * x * channels;
      for (let channel = corner; channel < corner + channels; channel += 1) {
        halved[written] =
          (at(bytes, channel) +
            at(bytes, channel + channels) +
            at(bytes, channel + rowBytes) +
            at(bytes, channel + rowBytes + channels) +
            2) >>
          2;
        written += 1;
      }
    }
  }
  return { width: halfWidth, height: halfHeight, channels, bytes: halved };
}

function at(bytes: Buffer, index: number): number {
  return bytes[index] ?? 0;
}
