import { useEffect, useState } from 'react';

/** A value once it has stayed the same for a while; the first one at once. A new object is a new value: memoize it. */
export function useDebounced<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState<{ readonly value: Value }>({ value });
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled((before) => (before.value === value ? before : { value }));
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return settled.value;
}
