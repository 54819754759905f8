import type { IDataObject } from 'n8n-workflow';
import { choice, flag, rows, text, when } from '../../fields';
import type { Hint } from '../../hints';
import type { Tools } from '../../operation';

const secret = { typeOptions: { password: true } };

const pairs = <K extends string>(name: K, displayName: string, each: string, description?: string) =>
	rows(name, { displayName, each, description, required: [text('key'), text('value', secret)] });

/** What a webhook can have beside its address and its events. */
export const content = [
	text('name'),
	text('description'),
	text('token', {
		displayName: 'Secret Token',
		...secret,
		description: 'Sent as X-Gitlab-Token; GitLab never shows it again',
	}),
	text('signing_token', {
		...secret,
		placeholder: 'e.g. whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
		description: 'whsec_ and 32 bytes in Base64; GitLab 19 and later',
	}),
	flag('enable_ssl_verification', "Whether to check the receiver's certificate", {
		displayName: 'SSL Verification',
		default: true,
	}),
	text('push_events_branch_filter', {
		displayName: 'Branch Filter',
		placeholder: 'e.g. release/*',
		description: 'Branches whose pushes it is told of',
	}),
	choice(
		'branch_filter_strategy',
		{ wildcard: 'Wildcard', regex: 'Regular Expression', all_branches: 'All Branches' },
		{ displayName: 'Branch Filter Kind' },
	),
	when(
		'belongsTo',
		['project', 'group'],
		text('custom_webhook_template', {
			displayName: 'Body',
			lines: 4,
			description: "Replaces GitLab's own, as JSON with {{values}}",
		}),
	),
	pairs('custom_headers', 'Headers', 'Header'),
	pairs('url_variables', 'URL Variables', 'Variable', 'What stands in the URL as {key}, and nobody may see'),
] as const;

const NOT_SIGNED: Hint = (items) =>
	`GitLab took no signing token of ${items}: servers before 19.0 do not know it, and do not sign deliveries`;

/** Older servers pass a signing token over without a word. */
export function tellNotSigned(hint: Tools['hint'], sent: IDataObject, row: IDataObject): IDataObject {
	if (sent.signing_token && row.signing_token_present !== true) hint(NOT_SIGNED);
	return row;
}
