import type { IDataObject } from 'n8n-workflow';
import { type Secrets, fingerprint } from './secrets';

/**
 * A hook as GitLab tells of it: with its attributes, but never with its secrets.
 *
 * @see https://docs.gitlab.com/api/project_webhooks/#get-a-project-webhook
 */
export type Hook = IDataObject & { id: number };

/** Whether the server has taken the signing key; those before 19.0 ignore it. */
export function isSigned(hook: Hook): boolean {
	return hook.signing_token_present === true;
}

/** Whether deliveries go out: GitLab switches a hook off, for a while or for good, when they keep failing. */
export function isEnabled({ alert_status: status = 'executable' }: Hook): boolean {
	return status === 'executable';
}

/**
 * Whether GitLab may have kept something back: a hook is paused, or was and has taken nothing since. What happens in a
 * pause nobody is told later.
 */
export function wasPaused(hook: Hook): boolean {
	return !isEnabled(hook) || Boolean(hook.disabled_until);
}

/** Whether nothing of a hook has to be put right, as far as the server tells. */
export function isAsWanted(hook: Hook, wanted: IDataObject): boolean {
	const isSame = ([name, value]: [string, unknown]) => !(name in hook) || (hook[name] ?? '') === value;
	const hasSecrets = hook.signing_token_present ?? hook.token_present ?? true;
	return (
		hasSecrets === true &&
		isEnabled(hook) &&
		Object.entries(wanted).every(isSame) &&
		Object.keys(liftedLimits(hook)).length === 0
	);
}

/** What lifts the limits that somebody has set in GitLab: they hold deliveries back or change their body. */
export function liftedLimits(hook: Hook): IDataObject {
	const limits = ['push_events_branch_filter', 'custom_webhook_template'].filter((name) => hook[name]);
	return Object.fromEntries(limits.map((name) => [name, '']));
}

/** The description of a hook. Its end tells with which secrets it was made. */
export function describe(about: string, secrets: Secrets): string {
	return `${about} n8n manages this webhook and undoes changes to it. [key ${fingerprint(secrets)}]`;
}

/** Whether somebody else has given the hook secrets of their own. */
export function hasOtherSecrets({ description }: Hook, secrets: Secrets): boolean {
	const key = /\[key (\w+)\]$/.exec(String(description ?? ''))?.[1];
	return key !== undefined && key !== fingerprint(secrets);
}

/** Whether GitLab has told by which ID a hook is reached. */
export function isKnown({ id }: Hook): boolean {
	return typeof (id as unknown) === 'number';
}
