export interface WorkWatch extends Disposable {
  /** Aborted when the work is cancelled, ended or taken over, or when the worker stops. */
  readonly signal: AbortSignal;
  readonly cancelled: boolean;
}

interface Claim {
  readonly attempt: number;
  readonly cancelRequested: boolean;
}

const lookEveryMs = 1000;

/** Looks every second whether work is still to go on: steps wait long for providers, and are to be stopped in between. */
export function watchWork(
  { name, attempt, cancelRequested }: Claim & { readonly name: 'run' | 'push' },
  lookUp: () => Promise<Claim | null>,
  stopping: AbortSignal,
): WorkWatch {
  const own = new AbortController();
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
    own.abort(new Error(`The ${name} is cancelled.`));
  };
  const look = async (): Promise<void> => {
    const row = await lookUp();
    if (row?.cancelRequested === true) cancel();
    else if (row?.attempt !== attempt) own.abort(new Error(`The ${name} is another worker’s.`));
  };
  if (cancelRequested) cancel();
  // A look that fails says nothing of the work; the step itself meets the database soon enough.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return {
    signal: AbortSignal.any([own.signal, stopping]),
    get cancelled() {
      return cancelled;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
