import { uiTexts } from '../texts/ui.ts';

/** Names the browser tab. */
export function PageTitle({ text }: { readonly text: string | undefined }) {
  return <title>{text === undefined ? uiTexts.productName : `${text} · ${uiTexts.productName}`}</title>;
}
