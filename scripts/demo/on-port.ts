/** Where it was at the last start, so that what points there finds it; elsewhere when that port is taken. */
export function onPort<Simulator>(port: number, start: (port: number) => Promise<Simulator>): Promise<Simulator> {
  return start(port).catch(() => start(0));
}
