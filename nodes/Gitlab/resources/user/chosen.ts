import { path } from '../../client';
import { compose, required, text } from '../../fields';
import { userParam } from './field';

/** The user that an operation works on. */
export const chosenUser = required(userParam('user', { displayName: 'User' }));

/** The user's path. */
export const at = compose('at', [chosenUser], async (item) => path`/users/${await chosenUser.read(item)}`);

const typedAgain = required(
	text('confirmUsername', {
		displayName: 'Username to Confirm',
		placeholder: 'e.g. maria.santos',
		description: 'Once more, so that nobody else is meant',
	}),
);

/** The same where nothing can be undone: only for somebody whose username is typed once more. */
export const confirmedAt = compose('at', [chosenUser, typedAgain], async (item) => {
	const { gitlab } = item;
	const one = await at.read(item);
	const typed = (await typedAgain.read(item)).trim().replace(/^@/, '');
	const { username } = await gitlab.once(one.encoded, async () => await gitlab.get(one));
	return username === typed
		? one
		: item.fail(
				"'Username to Confirm' is not the username of the chosen user",
				'Nobody was deleted. Type the username of exactly the user that is chosen.',
			);
});
