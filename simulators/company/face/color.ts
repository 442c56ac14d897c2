/** `#rrggbb`, mixed with black (below 0) or white (above 0); 1 is all of it. */
export function shade(color: string, amount: number): string {
  const toward = amount < 0 ? 0 : 255;
  const part = Math.abs(amount);
  const mixed = channels(color).map((channel) => Math.round(channel + (toward - channel) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** 0 black, 1 white. */
export function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function channels(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
