import type { IDataObject } from 'n8n-workflow';
import { escapeQuickActions, roleName } from '../../../fields';
import { TO_DO } from '../../../waiting/outcome';
import { hiddenCode } from './code';
import type { Question } from './question';

/** Most characters of a tool's arguments that are shown. */
const LONGEST_ARGUMENTS = 50_000;

/** An agent's call of a tool, as n8n hands it to whoever is to review it. */
export interface ToolCall {
	tool: string;
	parameters: unknown;
}

/**
 * The call that n8n wants to have reviewed, if the node reviews one.
 *
 * @param input the node's input
 */
export function toolCallIn({ tool, toolParameters }: IDataObject): ToolCall | undefined {
	return toolParameters === undefined
		? undefined
		: { tool: String(tool ?? 'A tool'), parameters: toolParameters };
}

interface Asking {
	question: Question;
	message: string;
	call?: ToolCall;
	/** The usernames of those who are asked. */
	asked: string[];
	/** Where the question is answered by a link. */
	link?: string;
}

/**
 * The comment that asks. What a tool is to be called with comes first, so that nothing in the message can hide or
 * change it.
 */
export function questionText({ question, message, call, asked, link }: Asking): string {
	const code = question.code && link ? [hiddenCode(question.code)] : [];
	const shown = call ? [callText(call)] : [];
	// n8n's own message for reviews has no other words for what stands above.
	const words = call ? message.replace('[object Object]', 'as shown above') : message;
	return [...code, ...shown, escapeQuickActions(words), `${TO_DO}${toDo(question, asked, link)}`].join(
		'\n\n',
	);
}

/** What the comment says in the end, in place of what was to be done. */
export function outcomeOf({ answer, user, text, answeredAt }: IDataObject): string {
	const name = (user as IDataObject | null)?.username;
	const by = name ? ` by @${String(name)}` : '';
	const at = ` (${when(Date.parse(String(answeredAt)))})`;
	const endings: Record<string, string> = {
		approved: `✅ **Approved**${by}`,
		declined: `❌ **Declined**${by}`,
		answered: `💬 **Answered**${by}`,
		closed: '**Closed before it was answered**',
		merged: '**Merged before it was answered**',
	};
	const typed = !name && text ? `\n\n${fenced(String(text), 'text')}` : '';
	return `${endings[String(answer)] ?? String(answer)}${at}${typed}`;
}

function toDo(
	{ free, approve, decline, reactions, who, until, code }: Question,
	asked: string[],
	link?: string,
): string {
	const end = `Until ${when(until)}.`;
	if (link) return `**[${free ? 'Answer' : 'Approve or decline'}](${link})** ${end}`;
	const whom = who !== 'link' && 'role' in who ? `Whoever is at least ${roleName(who.role) ?? who.role}` : '';
	const people = asked.map((name) => `@${name}`).join(' ') || whom;
	const words = free
		? 'your answer'
		: `**${withoutMarkup(approve[0] ?? '')}** or **${withoutMarkup(decline[0] ?? '')}**`;
	const hands = reactions ? ', or react to this comment with :thumbsup: or :thumbsdown:' : '';
	const elsewhere = code ? `, or in another comment here that holds the code \`${code}\`` : '';
	return `${people}: reply in this thread with ${words}${elsewhere}${hands}. ${end}`;
}

/** Minutes are enough, and everybody knows UTC. */
function when(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function callText({ tool, parameters }: ToolCall): string {
	const json = JSON.stringify(parameters, null, 2) ?? '';
	const left = json.length - LONGEST_ARGUMENTS;
	const half = LONGEST_ARGUMENTS / 2;
	const shown =
		left > 0 ? `${json.slice(0, half)}\n… ${left} characters are not shown …\n${json.slice(-half)}` : json;
	return `**An agent wants to run the tool ${withoutMarkup(tool)} with:**\n\n${fenced(shown, 'json')}`;
}

/** A text in a block that nothing in it can end: its fence is longer than any in the text. */
function fenced(text: string, language: string): string {
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
	const fence = '`'.repeat(Math.max(3, longest + 1));
	return `${fence}${language}\n${text}\n${fence}`;
}

function withoutMarkup(text: string): string {
	return text.replace(/[^\p{L}\p{N} .'-]+/gu, ' ').trim();
}
