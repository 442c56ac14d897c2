import styles from './logo.module.css';

/** The product's mark: a face beside a list. Decorative. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className={styles['logo']} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={styles['ground']} width="32" height="32" rx="8" />
      <circle className={styles['face']} cx="12" cy="12.5" r="4.5" />
      <path className={styles['face']} d="M4.5 25c0-4.4 3.4-7 7.5-7s7.5 2.6 7.5 7z" />
      <path className={styles['lines']} d="M20 11h7M20 16h7M22.5 21H27" />
    </svg>
  );
}
