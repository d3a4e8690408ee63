/** 回: the outer square is a request, the inner one its answer. */
export function Logo({ size = 32, label = "回音" }: { size?: number; label?: string }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" role="img" aria-label={label}>
      <rect x="3" y="3" width="26" height="26" rx="3" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <rect x="11" y="11" width="10" height="10" rx="1" fill="var(--rail-mark)" />
    </svg>
  );
}
