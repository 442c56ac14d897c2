/** Stands in for the browser's `EventSource`, which jsdom lacks. */
export class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static #open = new Set<FakeEventSource>();

  readonly address: string;
  readyState = 1;

  constructor(address: string) {
    super();
    this.address = address;
    FakeEventSource.#open.add(this);
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
    FakeEventSource.#open.delete(this);
  }

  /** Sends an event to every stream that listens at this address. */
  static send(address: string, event: string, message: unknown): void {
    for (const source of FakeEventSource.#open) {
      if (source.address === address) source.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(message) }));
    }
  }

  /** Ends every stream the way a browser does that has given up on it. */
  static breakAll(): void {
    for (const source of [...FakeEventSource.#open]) {
      source.close();
      source.dispatchEvent(new Event('error'));
    }
  }

  static get openAddresses(): readonly string[] {
    return [...FakeEventSource.#open].map((source) => source.address);
  }

  static closeAll(): void {
    FakeEventSource.#open.clear();
  }
}
