import { readFileSync } from 'node:fs';

/** How many a second Linux counts of a process's time, on every machine. */
const TICKS = 100;

function read(pid, file) {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		// It has just ended.
		return '';
	}
}

const childrenOf = (pid) => read(pid, `task/${pid}/children`).split(' ').filter(Boolean);

const withChildren = (pid) => [pid, ...childrenOf(pid).flatMap(withChildren)];

/** What a process and all that it has started take: memory in bytes, and seconds of a core so far. */
function usageOf(pids) {
	const sum = (figures) => figures.reduce((all, one) => all + one, 0);
	const memory = pids.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0) * 1024);
	const seconds = pids.map((pid) => {
		// The name stands in brackets and may hold blanks. From the 12th field after it: its own time, in programs and
		// in the kernel, and that of its children that have ended, as PostgreSQL's connections do.
		const fields = read(pid, 'stat').split(') ').pop().split(' ');
		return sum(fields.slice(11, 15).map(Number)) / TICKS;
	});
	return { memory: sum(memory), seconds: sum(seconds) };
}

/** What the keeper's command takes, with all that it has started; the keeper itself does not count. */
export const usageBelow = (keeper) => usageOf(childrenOf(keeper).flatMap(withChildren));

/** What this process takes. */
export const ownUsage = () => usageOf([process.pid]);
