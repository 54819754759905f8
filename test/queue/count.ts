import { until } from '../n8n/until';
import type { Sent } from './send';

/** Asks PostgreSQL; gives rows of texts. */
export type Query = (sql: string) => Promise<string[][]>;

/** An execution as n8n's data base has it. */
interface Execution {
	status: string;
	/** A process that crashes can leave an execution behind that never began. */
	began: boolean;
}

/** What n8n has executed, by mark. */
export type Executions = Map<string, Execution[]>;

const ENDS_WITHIN_MS = 10 * 60_000;

/** Wait until no execution is under way. */
export async function allEnded(query: Query): Promise<void> {
	const open = "select count(*) from execution_entity where status in ('new', 'running', 'waiting')";
	await until('all executions have ended', async () => (await query(open))[0][0] === '0', ENDS_WITHIN_MS);
}

/** Wait until no execution is under way, and give all. */
export async function executionsByMark(query: Query): Promise<Executions> {
	await allEnded(query);
	const rows = await query(
		`select e.status, e."startedAt" is not null, substring(d.data from '((?:delivery|forged) [0-9]{6})')
		 from execution_entity e join execution_data d on d."executionId" = e.id`,
	);
	const executions: Executions = new Map();
	for (const [status, began, mark] of rows) {
		executions.set(mark, [...(executions.get(mark) ?? []), { status, began: began === 't' }]);
	}
	return executions;
}

/** What the run shows. */
export interface Counts {
	genuine: number;
	repeats: number;
	forged: number;
	/** Genuine, and no execution was started. */
	lost: string[];
	/** Genuine, and more than one execution began. */
	doubled: string[];
	/** Those of them that were taken at the first attempt: only their repeat started another. */
	doubledByRepeat: number;
	/** Those of them that were sent again because an attempt had failed. */
	doubledByResend: number;
	/** Forged, and answered with success or the reason of an execution. */
	forgedAccepted: string[];
	/** Genuine or repeat, and refused. */
	refused: number;
	/** The attempts that failed and were followed by another, by their answer. */
	failed: Record<string, number>;
	/** Executions by how they ended. */
	states: Record<string, number>;
	/** Genuine, and what the workflow does was done never, or more than once. */
	undone: number;
	doneAgain: number;
}

function tally(names: string[]): Record<string, number> {
	const numbers: Record<string, number> = {};
	for (const name of names) numbers[name] = (numbers[name] ?? 0) + 1;
	return numbers;
}

const isGood = ({ status }: Sent) => status !== undefined && status < 300;

/** Compares what was sent with what n8n did. */
export function count(sent: Sent[], executions: Executions, done: Map<string, number>): Counts {
	const of = (kind: Sent['kind']) => sent.filter((one) => one.kind === kind);
	const runs = ({ mark }: Sent) => executions.get(mark)?.length ?? 0;
	const genuine = of('genuine');
	const doubled = genuine.filter(
		({ mark }) => (executions.get(mark) ?? []).filter(({ began }) => began).length > 1,
	);
	const again = new Set(sent.filter(({ failed }) => failed.length).map(({ id }) => id));
	return {
		genuine: genuine.length,
		repeats: of('repeat').length,
		forged: of('forged').length,
		lost: genuine.filter((one) => runs(one) === 0).map(({ mark }) => mark),
		doubled: doubled.map(({ mark }) => mark),
		doubledByRepeat: doubled.filter(({ id }) => !again.has(id)).length,
		doubledByResend: doubled.filter(({ id }) => again.has(id)).length,
		forgedAccepted: of('forged')
			.filter((one) => isGood(one) || runs(one) > 0)
			.map(({ mark, forgery }) => `${mark} (${String(forgery)})`),
		refused: sent.filter((one) => one.kind !== 'forged' && !isGood(one)).length,
		failed: tally(sent.flatMap(({ failed }) => failed)),
		states: tally(
			[...executions.values()]
				.flat()
				.map(({ status, began }) => (began ? status : `${status} before it began`)),
		),
		undone: genuine.filter(({ mark }) => !done.get(mark)).length,
		doneAgain: genuine.filter(({ mark }) => (done.get(mark) ?? 0) > 1).length,
	};
}
