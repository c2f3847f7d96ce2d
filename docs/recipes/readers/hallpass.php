<?php

/**
 * What a visitor chose, or null. Anything malformed, too old or from the future is no choice. Of several cookies the newest
 * counts, but what any of them refuses is refused.
 *
 * @param string $header the request's Cookie header: PHP's $_COOKIE knows only the first of several
 * @return array{time: int, revision: string, categories: array<string, bool>, services: array<string, bool>, knowingSignal: bool}|null
 */
function hallpass_consent(string $header, string $name = 'hallpass-consent', int $maxDays = 180, ?int $now = null): ?array
{
    $now ??= time();
    $found = [];
    foreach (explode(';', $header) as $pair) {
        [$key, $value] = explode('=', trim($pair), 2) + ['', ''];
        if ($key !== $name && $key !== "$name-http") continue;
        $grammar = '/^v1\.([a-z\d]{1,8})\.([\w-]{1,32})\.((?:p[01])?(?:a[01])?(?:m[01])?)\.(gs?|s|-)'
            . '(?:\.((?:[a-z][a-z\d-]{0,23}[01](?:~(?!$)|$))+))?$/D';
        if (strlen($value) >= 1000 || !preg_match($grammar, $value, $part)) continue;
        $time = (int) base_convert($part[1], 36, 10);
        $life = str_contains($part[4], 's') ? 43200 : $maxDays * 86400;
        if ($time > $now + 300 || $now >= $time + $life) continue;
        $categories = [];
        foreach (['p' => 'preferences', 'a' => 'analytics', 'm' => 'marketing'] as $letter => $category) {
            $at = strpos($part[3], $letter);
            if ($at !== false) $categories[$category] = $part[3][$at + 1] === '1';
        }
        $services = [];
        $ids = array_filter(explode('~', $part[5] ?? ''));
        foreach ($ids as $one) $services[substr($one, 0, -1)] = str_ends_with($one, '1');
        if (count($services) < count($ids)) continue;
        $found[] = [
            'time' => $time, 'revision' => $part[2], 'categories' => $categories, 'services' => $services,
            'knowingSignal' => str_contains($part[4], 'g'),
        ];
    }
    usort($found, fn ($a, $b) => $b['time'] <=> $a['time']);
    $newest = array_shift($found);
    foreach ($found as $other) {
        $refuses = in_array(false, $other['categories'], true);
        foreach (array_keys($newest['services']) as $id) {
            if ($refuses && !($other['services'][$id] ?? false)) unset($newest['services'][$id]);
        }
        foreach ($other['services'] as $id => $answer) if (!$answer) $newest['services'][$id] = false;
        foreach ($other['categories'] as $one => $answer) if (!$answer) $newest['categories'][$one] = false;
        $newest['knowingSignal'] = $newest['knowingSignal'] && $other['knowingSignal'];
    }
    return $newest;
}

/**
 * Whether a category, or a service with an answer of its own, may run under the site's revision of the policy. Where
 * the request says `Sec-GPC: 1`, a grant counts only if it was made knowing that.
 */
function hallpass_granted(?array $consent, string $category, string $service = '', string $revision = '0'): bool
{
    $optOut = ($_SERVER['HTTP_SEC_GPC'] ?? '') === '1' && $category !== 'preferences';
    return $category === 'essential' || ($consent !== null && $consent['revision'] === $revision
        && (!$optOut || $consent['knowingSignal'])
        && ($consent['services'][$service] ?? $consent['categories'][$category] ?? false));
}

/** Whether a Set-Cookie header deletes its cookie. Max-Age goes before Expires, as in browsers. */
function hallpass_is_deletion(string $cookie): bool
{
    if (preg_match('/;\s*Max-Age\s*=\s*(-?\d+)\s*(;|$)/i', $cookie, $part)) return (int) $part[1] <= 0;
    $expires = preg_match('/;\s*Expires\s*=([^;]*)/i', $cookie, $part) ? strtotime(trim($part[1])) : false;
    return $expires !== false && $expires <= time();
}

/**
 * Lets no cookie that PHP itself sets outlive the session. Call it before anything is sent.
 *
 * @param string[] $mayLast names, in which * stands for any run of characters
 */
function hallpass_limit_cookies(array $mayLast = []): void
{
    $patterns = array_map(fn ($name) => str_replace('\*', '.*', preg_quote($name, '/')), $mayLast);
    $lasts = '/^(' . implode('|', $patterns) . ')$/D';
    header_register_callback(function () use ($lasts) {
        $cookies = array_filter(headers_list(), fn ($line) => stripos($line, 'Set-Cookie:') === 0);
        header_remove('Set-Cookie');
        foreach ($cookies as $line) {
            $cookie = trim(substr($line, 11));
            $name = explode('=', $cookie, 2)[0];
            if (!hallpass_is_deletion($cookie) && !preg_match($lasts, $name)) {
                $cookie = preg_replace('/;\s*(?:Max-Age|Expires)\s*=[^;]*/i', '', $cookie);
            }
            header("Set-Cookie: $cookie", false);
        }
    });
}
