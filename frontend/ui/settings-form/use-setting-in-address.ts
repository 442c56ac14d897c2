import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the field of the setting that the address names after `#`, whenever someone is led there. */
export function useSettingInAddress(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== '') focusSetting(decodeURIComponent(hash.slice(1)));
  }, [hash, key]);
}

function focusSetting(setting: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-setting]')];
  const field = fields.find(({ dataset }) => dataset['setting'] === setting);
  if (!field) return;
  const folded = field.closest('details');
  if (folded) folded.open = true;
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input:not([hidden]), textarea, button')?.focus({ preventScroll: true });
}
