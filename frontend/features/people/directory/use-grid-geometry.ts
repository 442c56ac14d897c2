import { useLayoutEffect, useState, type RefObject } from 'react';

const narrowestCardPixels = 300;
export const gapPixels = 16;

interface GridGeometry {
  readonly columns: number;
  /** Distance from the top of the document, which the window's scroll position is measured from. */
  readonly top: number;
}

/** As many columns as fit, measured again whenever the list is resized. */
export function useGridGeometry(list: RefObject<HTMLElement | null>): GridGeometry {
  const [geometry, setGeometry] = useState<GridGeometry>({ columns: 1, top: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = () => {
      const columns = Math.max(1, Math.floor((element.clientWidth + gapPixels) / (narrowestCardPixels + gapPixels)));
      const top = Math.round(element.getBoundingClientRect().top + window.scrollY);
      setGeometry((before) => (before.columns === columns && before.top === top ? before : { columns, top }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [list]);
  return geometry;
}
