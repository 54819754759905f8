import { Parser } from 'commonmark';

/** A command that GitLab has read out of a text, and what follows its name. */
export interface QuickAction {
	name: string;
	argument: string;
}

/**
 * Every name that GitLab has for a quick action, of today's and of older versions.
 *
 * @see https://docs.gitlab.com/user/project/quick_actions/
 */
export const QUICK_ACTIONS =
	`add_child add_contacts add_email approve assign assign_reviewer award blocked_by blocks board_move cc
	child_epic clear_health_status clear_weight clone close confidential convert_to_ticket copy_metadata
	create_merge_request done draft due duplicate epic estimate estimate_time health_status invite_email iteration
	label labels link lock merge milestone move page parent_epic promote promote_to promote_to_incident publish react
	ready reassign reassign_reviewer rebase relabel relate remove_child remove_child_epic remove_contacts
	remove_due_date remove_email remove_epic remove_estimate remove_iteration remove_label remove_milestone
	remove_parent remove_parent_epic remove_reviewer remove_time_estimate remove_time_spent remove_zoom reopen
	request_changes request_review reviewer set_parent severity shrug spend spend_time spent status submit_review
	subscribe tableflip tag target_branch timeline title todo type unapprove unassign unassign_reviewer unlabel unlink
	unlock unsubscribe weight zoom`.split(/\s+/);

const NAMES = `(?<cmd>${QUICK_ACTIONS.join('|')})`;
const COMMAND = String.raw`(?:^\/${NAMES}(?: (?<arg>[^\n]*))?(?:\s*\n|(?![^\n])))`;
const INLINE_CODE = '`[^]+?`';
const HTML = String.raw`^<[^>]+?>\n[^]+?\n<\/[^>]+?>(?![^\n])`;
// Today's GitLab looks in paragraphs only, and there not in code.
const TODAY = new RegExp(`${INLINE_CODE}|${HTML}|${COMMAND}`, 'gimu');
// Until version 15 it looked at the whole text, with less of an eye for Markdown.
const CODE = '^```[^]+?\\n```(?![^\\n])';
const INLINE_ROWS = '^.*`\\n*[^]+?\\n*`(?![^\\n])';
const QUOTE = '^>>>[^]+?\\n>>>(?![^\\n])';
const OLDER = new RegExp(`${CODE}|${INLINE_ROWS}|${HTML}|${QUOTE}|${COMMAND}`, 'gimu');

/**
 * Takes the quick actions out of a text, as GitLab does before it keeps the text.
 *
 * @see https://docs.gitlab.com/user/project/quick_actions/
 */
export function takeQuickActions(given: string): { text: string; actions: QuickAction[] } {
	const lines = unix(given).split('\n');
	const actions: QuickAction[] = [];
	for (const [first, last] of paragraphs(lines).reverse()) {
		// A blank line goes with the paragraph that it ends.
		const end = lines[last + 1] === '' && last + 1 < lines.length - 1 ? last + 1 : last;
		const paragraph = lines.slice(first, end + 1).join('\n');
		const found = taken(paragraph, TODAY);
		actions.unshift(...found.actions);
		if (found.actions.length) lines.splice(first, end - first + 1, ...found.text.split('\n'));
	}
	return { text: lines.join('\n').trimEnd(), actions };
}

/** What an older GitLab would run of a text. */
export function olderQuickActions(given: string): QuickAction[] {
	return taken(unix(given), OLDER).actions;
}

function unix(text: string): string {
	return text.replaceAll('\r', '');
}

function taken(text: string, pattern: RegExp): { text: string; actions: QuickAction[] } {
	const actions: QuickAction[] = [];
	const left = text.replace(pattern, (...found: unknown[]) => {
		const { cmd, arg = '' } = found.at(-1) as Partial<Record<'cmd' | 'arg', string>>;
		if (cmd === undefined) return String(found[0]);
		actions.push({ name: cmd.toLowerCase(), argument: arg });
		return '';
	});
	return { text: left, actions };
}

/** The first and the last line of each paragraph at the top level that may hold commands. */
function paragraphs(lines: string[]): Array<[first: number, last: number]> {
	const found: Array<[number, number]> = [];
	const document = new Parser().parse(lines.join('\n'));
	for (let node = document.firstChild; node; node = node.next) {
		if (node.type !== 'paragraph') continue;
		const [[first], [last]] = node.sourcepos;
		found.push([first - 1, last - 1]);
	}
	return found;
}
