const HOUR = 3600;
const DAY = 8 * HOUR;
const WEEK = 5 * DAY;
const seconds: Record<string, number> = { mo: 4 * WEEK, w: WEEK, d: DAY, h: HOUR, m: 60, s: 1 };

/** Seconds of a time in GitLab's format ('1w 3d 4h 30m', '-2h'); undefined when it is none. */
export function fromWords(words: string): number | undefined {
	const [, sign, rest] = /^(-?)\s*(.*)$/.exec(words.trim()) ?? [];
	if (!rest) return undefined;
	let total = 0;
	for (const part of rest.split(/\s+|(?<=[a-z])(?=\d)/)) {
		const [, amount, unit] = /^(\d+(?:\.\d+)?)(mo|w|d|h|m|s)?$/.exec(part) ?? [];
		if (amount === undefined) return undefined;
		// A bare number counts as hours.
		total += Number(amount) * (seconds[unit ?? 'h'] ?? HOUR);
	}
	return Math.round(sign === '-' ? -total : total);
}

/** A time as GitLab writes it; null for none. */
export function inWords(total: number): string | null {
	if (total === 0) return null;
	const parts: string[] = [];
	let rest = Math.abs(total);
	for (const unit of ['mo', 'w', 'd', 'h', 'm', 's']) {
		const size = seconds[unit] ?? 1;
		if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`);
		rest %= size;
	}
	return `${total < 0 ? '-' : ''}${parts.join(' ')}`;
}
