<?php
/**
 * The visitor's choice, for themes and plugins. Where pages are cached, ask in the browser instead: one visitor's
 * answer must not be kept for another.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

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
	if ( 'children' === $settings['audience'] && in_array( $category, array( 'analytics', 'marketing' ), true ) ) {
		return false;
	}
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- the reader takes nothing that is malformed.
	$consent = \hallpass_consent( (string) ( $_SERVER['HTTP_COOKIE'] ?? '' ), $attributes['data-cookie-name'] ?? 'hallpass-consent' );
	return \hallpass_granted( $consent, $category, $service ? $name : '', $settings['revision'] );
}
