import type { Growth, Results } from './report';

const WIDTH = 380;
const HEIGHT = 240;
const LEFT = 58;
const TOP = 40;
const BOTTOM = 44;
const GAP = 24;

const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #59636e }
.title { font-size: 14px; font-weight: 600; fill: #1f2328 }
.grid { stroke: #d1d9e0; stroke-width: 1 }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.ours { stroke: #d9480f } .ours-dot, text.ours-dot { fill: #d9480f; stroke: none }
.theirs { stroke: #6e7781; stroke-dasharray: 6 4 } .theirs-dot, text.theirs-dot { fill: #6e7781; stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 } .title { fill: #f0f6fc } .grid { stroke: #3d444d }
.ours { stroke: #ff8c4b } .ours-dot, text.ours-dot { fill: #ff8c4b }
.theirs { stroke: #9198a1 } .theirs-dot, text.theirs-dot { fill: #9198a1 }
}
</style>`;

/** A round number at or above, of which quarters are round too. */
function roundUp(value: number): number {
	const unit = 10 ** Math.floor(Math.log10(value));
	return [1, 2, 4, 8, 10].map((step) => step * unit).find((step) => step >= value) ?? value;
}

interface Panel {
	title: string;
	unit: string;
	of(point: Growth): number;
}

function panel({ growth }: Results, { title, unit, of }: Panel, at: number): string {
	const mostRows = Math.max(...growth.map(({ count }) => count));
	const most = roundUp(Math.max(...growth.map(of)));
	const x = (count: number) => LEFT + (count / mostRows) * (WIDTH - LEFT - GAP);
	const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
	const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
		const [height, label] = [y(share * most), (share * most).toLocaleString('en')];
		return `<line class="grid" x1="${LEFT}" x2="${WIDTH - GAP}" y1="${height}" y2="${height}"/><text x="${LEFT - 8}" y="${height + 4}" text-anchor="end">${label}</text>`;
	});
	const counts = [0, 10_000, 20_000, 30_000, 40_000, 50_000].map(
		(count) =>
			`<text x="${x(count)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${count ? `${count / 1000}k` : 0}</text>`,
	);
	const lines = (['built-in', 'ours'] as const).map((name) => {
		const points = growth.filter((point) => point.name === name);
		const style = name === 'ours' ? 'ours' : 'theirs';
		const path = points.map((point) => `${x(point.count).toFixed(1)},${y(of(point)).toFixed(1)}`);
		const dots = path.map((place) => {
			const [cx, cy] = place.split(',');
			return `<circle class="${style}-dot" cx="${cx}" cy="${cy}" r="3.5"/>`;
		});
		return `<polyline class="line ${style}" points="${path.join(' ')}"/>${dots.join('')}`;
	});
	return [
		`<g transform="translate(${at},0)">`,
		`<text class="title" x="${LEFT}" y="22">${title} <tspan font-weight="400">(${unit})</tspan></text>`,
		...grid,
		...counts,
		...lines,
		'</g>',
	].join('\n');
}

/** How time and memory grow with the number of issues: two panels, readable on light and dark. */
export function drawGrowth(results: Results): string {
	const { growthLatency, versions } = results;
	const last = (name: Growth['name']) =>
		results.growth.filter((point) => point.name === name).at(-1) as Growth;
	const [theirs, mine] = [last('built-in'), last('ours')];
	const alt = `All issues of a project at ${growthLatency} ms latency. ${mine.count.toLocaleString('en')} issues: GitLab DevOps ${mine.seconds.toFixed(1)} s and ${mine.peak.toFixed(0)} MB, n8n's built-in node ${theirs.seconds.toFixed(1)} s and ${theirs.peak.toFixed(0)} MB.`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${HEIGHT + 20}" role="img" aria-label="${alt}">`,
		`<title>${alt}</title>`,
		STYLE,
		panel(results, { title: 'Time', unit: 'seconds', of: ({ seconds }) => seconds }, 0),
		panel(results, { title: 'Peak memory of the process', unit: 'MB', of: ({ peak }) => peak }, WIDTH),
		`<g transform="translate(${LEFT},${HEIGHT + 8})"><line class="line ours" x1="0" x2="28" y1="-4" y2="-4"/><text class="ours-dot" x="36">GitLab DevOps</text><line class="line theirs" x1="150" x2="178" y1="-4" y2="-4"/><text class="theirs-dot" x="186">n8n's built-in GitLab node (${versions['n8n-nodes-base']})</text><text x="${2 * WIDTH - LEFT - GAP}" text-anchor="end">issues in the project, ${growthLatency} ms latency</text></g>`,
		'</svg>',
		'',
	].join('\n');
}
