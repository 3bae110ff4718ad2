import type { RequestHandler, Router } from 'express';
import { AppError } from '../../base/index.js';

type Method = 'get' | 'post';

/** Puts the methods of one path in place and answers any other method with 405 and the list of allowed ones. */
export const addRoute = (
  router: Router,
  path: string,
  methods: Partial<Record<Method, RequestHandler | RequestHandler[]>>,
): void => {
  const route = router.route(path);
  if (methods.get !== undefined) route.get(methods.get);
  if (methods.post !== undefined) route.post(methods.post);
  const allowed = Object.keys(methods).map((method) => method.toUpperCase());
  if (methods.get !== undefined) allowed.push('HEAD');
  route.all((_request, response) => {
    response.set('Allow', allowed.join(', '));
    throw new AppError('method-not-allowed', { allowed });
  });
};

/** A path parameter that the route's own pattern guarantees. */
export const parameter = (
  params: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string => {
  const value = params[name];
  return typeof value === 'string' ? value : '';
};
