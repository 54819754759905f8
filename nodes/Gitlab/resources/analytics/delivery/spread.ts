/** How values are spread; null where there are none. */
export interface Spread {
	median: number | null;
	p75: number | null;
	p90: number | null;
}

/** Median and percentiles; what is not known of a merge request does not count. */
export function spreadOf(values: unknown[]): Spread {
	const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
	return { median: quantile(sorted, 0.5), p75: quantile(sorted, 0.75), p90: quantile(sorted, 0.9) };
}

/** Between two values it lies on the line between them, as spreadsheets have it (PERCENTILE.INC). */
function quantile(sorted: number[], share: number): number | null {
	if (!sorted.length) return null;
	const at = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	return Math.round((below + (above - below) * (at % 1)) * 100) / 100;
}
