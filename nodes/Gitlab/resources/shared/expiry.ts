import { type Param, day } from '../../fields';

const expiresOn = day('expires_at', { displayName: 'Expires On' });

/** The day on which something ends. */
export const expiryDay: Param<'expires_at', string> = expiresOn;

/** The same, sent as the moment at which the day begins in UTC, where GitLab describes it as one. */
export const expiryMoment: Param<'expires_at', string> = {
	...expiresOn,
	convert: async (given, item) => `${await expiresOn.convert(given, item)}T00:00:00Z`,
};

/** When a new token ends; none lives longer than the server's administrator allows. */
export const tokenExpiry: Param<'expires_at', string> = day('expires_at', {
	displayName: 'Expires On',
	description: 'In 365 days unless set, on most servers',
});

/** When a token ends that is given a new value. */
export const rotatedExpiry: Param<'expires_at', string> = day('expires_at', {
	displayName: 'Expires On',
	description: 'In a week unless set; at most in 365 days on most servers',
});
