import { choice, flag, required, text, when } from '../../fields';

const secret = { typeOptions: { password: true } };

const scope = text('environment_scope', {
	default: '*',
	placeholder: 'e.g. review/*',
	description: 'In groups: Premium',
});

/** What a variable can be, beside key and value. */
export const content = [
	text('description'),
	when('belongsTo', ['project', 'group'], scope),
	flag('masked', 'Whether to hide the value in job logs: 8 or more characters without spaces'),
	flag('protected', 'Whether only pipelines of protected branches and tags get it'),
	flag('raw', 'Whether to leave $ as it is', { displayName: 'Raw' }),
	choice('variable_type', { env_var: 'Variable', file: 'File' }, { displayName: 'Type' }),
] as const;

/** Only when it is created can a variable be hidden for good. */
export const hidden = when(
	'belongsTo',
	['project', 'group'],
	flag('masked_and_hidden', 'Whether to mask the value and never show it in GitLab again'),
);

/** The value of a new variable. */
export const value = required(text('value', secret));

/** A value to change. */
export const newValue = text('value', secret);
