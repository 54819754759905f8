import type { IHookFunctions, NodeApiError } from 'n8n-workflow';
import { type GitlabError, isFailure } from '../../client';
import { apiError, toNodeError } from '../../failure';
import { printable } from '../../printable';
import type { Holder } from '../events/hookEvents';
import { type Place, labelOf } from './places';
import { isLocal } from './reachability';

const LOCAL_NETWORK =
	"If GitLab is in the same network as n8n, its administrator can allow it: Admin area > Settings > Network > Outbound requests > 'Allow requests to the local network from webhooks and integrations'.";

const WHO_MAY: Record<Holder, string> = {
	project:
		"Only Maintainers and Owners of a project may manage its webhooks. Check 'Project', and that the user behind the credential has one of these roles in it.",
	group:
		"Only Owners of a group may manage its webhooks, and groups have webhooks in Premium and Ultimate only. Check 'Group', the role of the user behind the credential, and the group's plan; in Free, choose 'Several Projects' instead.",
	instance:
		"Only administrators of a self-managed instance may manage its system hooks. Where the instance has Admin Mode, the token needs the scope admin_mode too. On GitLab.com, choose 'Group' or 'Several Projects' instead.",
};

/** A failure together with the one of several places that it happened in. */
export class PlaceFailure extends Error {
	constructor(
		readonly failure: GitlabError,
		readonly place: Place,
	) {
		super(`${labelOf(place)}: ${failure.message}`);
	}
}

/** @throws PlaceFailure for each failure of GitLab's, so that it is known where it happened */
export async function at<T>(place: Place, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw isFailure(error) ? new PlaceFailure(error, place) : error;
	}
}

/**
 * Why there is no hook, as n8n shows it: what GitLab said, where, and what to change.
 *
 * @param url the webhook's address, of which only the host is shown
 * @see https://docs.gitlab.com/security/webhooks/
 */
export function hookError(
	context: Pick<IHookFunctions, 'getNode'>,
	{ failure, place }: PlaceFailure,
	url: string,
): NodeApiError {
	const { kind, message } = failure;
	const where = place.key === undefined ? '' : ` (${labelOf(place)})`;
	const error = (title: string, description: string) =>
		apiError(context, failure, { message: `${title}: ${message}${where}`, description });
	if (kind === 'invalid' && /\burl\b/i.test(message)) {
		const { origin } = new URL(url);
		const isUnlikely = isLocal(url) ? ` ${origin} is an address in n8n's own network.` : '';
		return error(
			`GitLab does not deliver to ${origin}`,
			`GitLab must be able to reach n8n at ${origin}.${isUnlikely} If that is not n8n's public address, set WEBHOOK_URL in n8n's environment to it and restart n8n. ${LOCAL_NETWORK}`,
		);
	}
	if (kind === 'forbidden' || kind === 'notFound') {
		const whose = place.holder === 'instance' ? 'instance' : place.holder;
		return error(`The webhooks of the ${whose} are out of reach`, WHO_MAY[place.holder]);
	}
	const told = toNodeError(context, failure);
	if (where) told.message = printable(context, `${labelOf(place)}: ${told.message}`);
	return told;
}
