<?php
/**
 * The visitor's choice, for themes and plugins. Where pages are cached, ask in the browser instead: one visitor's
 * answer must not be kept for another.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/**
 * Whether a category, or a service of the catalog by its id, is granted by the visitor who asks.
 *
 * @param string $name `analytics`, `youtube`.
 */
function granted( string $name ): bool {
	require_once __DIR__ . '/reader.php';
	$settings   = settings();
	$attributes = tag_attributes( $settings );
	$service    = catalog()['services'][ $name ] ?? null;
	$category   = $service['category'] ?? $name;
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- the reader takes nothing that is malformed.
	$consent = \hallpass_consent( (string) ( $_SERVER['HTTP_COOKIE'] ?? '' ), $attributes['data-cookie-name'] ?? 'hallpass-consent' );
	// A tag manager's category is either of two.
	foreach ( explode( '|', $category ) as $one ) {
		$is_locked = 'children' === $settings['audience'] && in_array( $one, array( 'analytics', 'marketing' ), true );
		if ( ! $is_locked && \hallpass_granted( $consent, $one, $service ? $name : '', $settings['revision'] ) ) {
			return true;
		}
	}
	return false;
}
