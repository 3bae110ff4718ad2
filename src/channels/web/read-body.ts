import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { AppError } from '../../base/index.js';

const bodyBytesMax = 64 * 1024;
const parse = express.json({ limit: bodyBytesMax, strict: true });

/** Reads a JSON body of at most 64 KB; anything that is not sent as JSON is refused. */
export const readJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false) throw new AppError('media-type-unsupported');
  parse(request, response, next);
};

type Issue = z.core.$ZodIssue;

/** Of a union, the alternative that the sender most likely meant: the one with the fewest faults. */
const flatten = (issues: readonly Issue[]): Issue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const alternatives = issue.errors.map((errors) => flatten(errors)).sort((a, b) => a.length - b.length);
    return alternatives[0] ?? [issue];
  });

/**
 * @throws AppError `request-too-large` when a text is longer than allowed, `request-invalid` with the names of the
 * wrong fields otherwise. Values are never repeated.
 */
export const parseBody = <S extends z.ZodType>(schema: S, request: Request): z.infer<S> =>
  parseFields(schema, request.body ?? {});

export const parseFields = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = flatten(parsed.error.issues);
  const tooLong = issues.find((issue) => issue.code === 'too_big' && issue.origin === 'string');
  if (tooLong?.code === 'too_big') {
    throw new AppError('request-too-large', {
      field: tooLong.path.join('.'),
      lengthMax: Number(tooLong.maximum),
    });
  }
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key.slice(0, 60)].join('.'))
      : [issue.path.join('.')],
  );
  throw new AppError('request-invalid', { fields: [...new Set(fields)].slice(0, 20) });
};
