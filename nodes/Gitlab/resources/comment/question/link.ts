import type { IDataObject } from 'n8n-workflow';
import type { Gitlab } from '../../../client';
import { restored } from '../../../waiting/wait';
import type { Visit, Visited } from '../../../waiting/watcher';
import { closedAs } from './closing';
import { pageOf } from './page';
import { type Ending, type Question, ended } from './question';

/** Most characters of a text that is typed into the page. */
const LONGEST_TEXT = 10_000;

/** What a visit to a question's link comes to. To open it changes nothing: mail scanners and previews do that too. */
export async function visited(
	gitlab: Gitlab,
	question: Question,
	{ isAnswer, form }: Visit,
): Promise<Visited> {
	const closing = closedAs(question, await gitlab.get(restored(question.at)));
	if (closing) {
		const page = pageOf(question, `It was ${closing} before it was answered.`);
		return isAnswer ? { page, rows: [ended(question, closing)] } : { page };
	}
	const answer = isAnswer ? answerIn(question, form) : undefined;
	if (!answer) return { page: pageOf(question) };
	const { ending, text } = answer;
	return {
		page: pageOf(question, `Your answer has arrived: ${ending}.`),
		rows: [ended(question, ending, { text, by: 'link' })],
	};
}

function answerIn(
	{ free }: Question,
	{ answer, text: typed }: IDataObject,
): { ending: Ending; text: string | null } | undefined {
	const text = typeof typed === 'string' ? typed.trim().slice(0, LONGEST_TEXT) || null : null;
	if (free) return text ? { ending: 'answered', text } : undefined;
	if (answer === 'approve') return { ending: 'approved', text };
	return answer === 'decline' ? { ending: 'declined', text } : undefined;
}
