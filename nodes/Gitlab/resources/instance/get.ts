import { path, thingIn } from '../../client';
import { read } from '../../operation';
import { simpleLicense } from './simple';

/** @see https://docs.gitlab.com/api/metadata/ */
export const getMetadata = read({
	name: 'Get Version and Metadata',
	action: 'Get the version of an instance',
	description: "Retrieve GitLab's version and edition",
	fields: [],
	run: async ({ gitlab }) => await gitlab.get(path`/metadata`),
});

/** @see https://docs.gitlab.com/api/license/#retrieve-information-about-the-current-license */
export const getLicense = read({
	name: 'Get License',
	action: 'Get the license of an instance',
	description: 'Retrieve the license of a self-managed server',
	tier: 'Premium',
	role: 'Administrator',
	fields: [],
	simplify: simpleLicense,
	run: async ({ gitlab }) => {
		const reply = await gitlab.request({ method: 'GET', path: path`/license` });
		// So GitLab says that there is none.
		return reply.body === null ? { plan: null } : thingIn(reply, { method: 'GET' });
	},
});
