import { useEffect, useState } from 'react';

const refreshMs = 30_000;

/** The time, told again twice a minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, refreshMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
