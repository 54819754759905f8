import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { mapAtOnce } from '../client';
import { narrowsComments } from '../trigger/fields/triggerFields';
import { isAccepted } from '../trigger/filters/accept';
import { type Me, askForMe, needsMe } from '../trigger/filters/me';
import { asksForRole, hasRole } from '../trigger/filters/role';
import type { Accepted } from '../trigger/output/outputs';
import { readText } from '../trigger/output/read';
import { webhookEventOf } from '../trigger/output/webhookEvent';
import type { Change } from './change';
import type { Reading } from './reading';

const AT_ONCE = 5;

/** The events that come in two kinds, and the other of the two. */
const CONFIDENTIAL: Readonly<Record<string, readonly [open: string, confidential: string]>> = {
	issue: ['issues_events', 'confidential_issues_events'],
	note: ['note_events', 'confidential_note_events'],
};

/** Decides which changes start the workflow, by the same filters as for webhooks. */
export class Starting {
	private readonly filters: IDataObject;
	private me?: Promise<Me>;

	constructor(
		private readonly context: IPollFunctions,
		private readonly reading: Reading,
		private readonly chosen: { events: readonly string[]; begun: Readonly<Record<string, number>> },
	) {
		this.filters = context.getNodeParameter('filters', {}) as IDataObject;
	}

	/** What starts the workflow, in order. */
	async of(changes: readonly Change[]): Promise<Accepted[]> {
		const possible = changes.filter(({ flag }) => this.mayBeChosen(flag));
		const accepted = await mapAtOnce(possible, AT_ONCE, async (change) => await this.accepted(change));
		return accepted.filter((one) => one !== undefined);
	}

	private async accepted(change: Change): Promise<Accepted | undefined> {
		const body = await change.body();
		const flag = flagIn(body) ?? change.flag;
		const { events, begun } = this.chosen;
		if (!events.includes(flag) || change.at < (begun[flag] ?? 0)) return undefined;
		if (!this.isOnChosen(body)) return undefined;
		const webhookEvent = webhookEventOf(body);
		const { filters } = this;
		if (!isAccepted(webhookEvent, filters, await this.ownUser())) return undefined;
		if (asksForRole(filters) && !(await hasRole(this.context, webhookEvent, filters))) return undefined;
		return { flag, webhookEvent };
	}

	/** Lists do not always tell what is confidential. */
	private mayBeChosen(flag: string): boolean {
		const pair = Object.values(CONFIDENTIAL).find((flags) => flags.includes(flag)) ?? [flag];
		return pair.some((one) => this.chosen.events.includes(one));
	}

	private isOnChosen(body: IDataObject): boolean {
		if (body.object_kind !== 'note') return true;
		const on = this.context.getNodeParameter('commentsOn', []) as string[];
		return !narrowsComments(on) || on.includes(readText(body, 'object_attributes.noteable_type'));
	}

	private async ownUser(): Promise<Me | undefined> {
		if (!needsMe(this.filters)) return undefined;
		this.me ??= askForMe(this.reading.gitlab);
		return await this.me;
	}
}

function flagIn({ object_kind: kind, event_type: type }: IDataObject): string | undefined {
	const [open, confidential] = CONFIDENTIAL[String(kind)] ?? [];
	return String(type).startsWith('confidential_') ? confidential : open;
}
