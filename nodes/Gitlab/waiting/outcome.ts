import { type Gitlab, type Path, isFailure } from '../client';
import { restored } from './wait';

/** Stands before what a comment tells people to do, hidden from them. */
export const TO_DO = '<!-- n8n: to do -->';

/** Lets the comment show what came of it in place of what was to be done. A comment that is gone is left alone. */
export async function showOutcome(
	gitlab: Gitlab,
	comment: string | undefined,
	outcome: string,
): Promise<void> {
	if (!comment) return;
	await replaceToDo(gitlab, restored(comment), outcome).catch((error: unknown) => {
		if (!isFailure(error, 'notFound', 'forbidden')) throw error as Error;
	});
}

async function replaceToDo(gitlab: Gitlab, at: Path, outcome: string): Promise<void> {
	const { body } = await gitlab.get(at);
	const text = String(body);
	const cut = text.lastIndexOf(TO_DO);
	if (cut >= 0) await gitlab.put(at, { body: `${text.slice(0, cut)}${outcome}` });
}
