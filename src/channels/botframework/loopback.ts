import type { Request } from 'express';

const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(::ffff:)?127\./.test(host);

/** Came from this machine and through no proxy: behind one, everybody seems to come from here. */
export const isLoopbackRequest = (request: Request): boolean =>
  isLoopbackHost(request.socket.remoteAddress ?? '') &&
  ['x-forwarded-for', 'forwarded', 'x-real-ip'].every((header) => request.header(header) === undefined);

/** Whoever may name any address for our answers could make us call into the network. */
export const isLoopbackUrl = (url: string): boolean =>
  URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
