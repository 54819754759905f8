/** The middle one of figures. */
export function median(figures: number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}
