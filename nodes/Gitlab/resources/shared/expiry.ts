import type { Param } from '../../fields/param';
import { day } from '../../fields/param';

const expiresOn = day('expires_at', { displayName: 'Expires On' });

/** The day on which something ends. */
export const expiryDay: Param<'expires_at', string> = expiresOn;

/** The same, sent as the moment at which the day begins in UTC, where GitLab describes it as one. */
export const expiryMoment: Param<'expires_at', string> = {
	...expiresOn,
	convert: async (given, item) => `${await expiresOn.convert(given, item)}T00:00:00Z`,
};
