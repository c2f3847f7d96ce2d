<?php
/**
 * The widget's tag, with the data block above it.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** The cookies by which WordPress keeps people signed in. */
const LOGIN_COOKIES = 'wordpress_logged_in_* wordpress_sec_*';

/** Asks optimizers to leave the tag where and as it is: Cloudflare, LiteSpeed, WP Rocket and others. */
const OPTIMIZER_ATTRIBUTES = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" nowprocket';

/** The privacy page: the one that was chosen, else the one that WordPress knows. */
function policy_url( array $settings ): string {
	$chosen = $settings['policy_page'] > 0 && 'publish' === get_post_status( $settings['policy_page'] )
		? get_permalink( $settings['policy_page'] )
		: '';
	return $chosen ? $chosen : get_privacy_policy_url();
}

/**
 * The tag's attributes, by name; what is empty is left out. What is not said here is the widget's default.
 *
 * @return array<string, string>
 */
function tag_attributes( array $settings ): array {
	$is_login   = 'login' === $settings['cookie_limit'];
	$attributes = array(
		'data-policy-url'    => policy_url( $settings ),
		'data-revision'      => '0' === $settings['revision'] ? '' : $settings['revision'],
		'data-cookie-limit'  => 'none' === $settings['cookie_limit'] ? '' : $settings['cookie_limit'],
		'data-login-cookies' => $is_login ? LOGIN_COOKIES : '',
		'data-audience'      => 'general' === $settings['audience'] ? '' : $settings['audience'],
		'data-allow'         => implode( ' ', $settings['allow'] ),
		'data-theme'         => 'auto' === $settings['theme'] ? '' : $settings['theme'],
		'data-accent'        => $settings['accent'],
		'data-position'      => 'bottom' === $settings['position'] ? '' : $settings['position'],
		'data-record-url'    => $settings['records'] ? rest_url( 'hallpass/v1/records' ) : '',
		'data-retire'        => $settings['retire'] ? 'all' : '',
	);
	/**
	 * Filters the tag's attributes.
	 *
	 * @link docs/attributes.md
	 * @param array<string, string> $attributes By name.
	 */
	return array_filter( (array) apply_filters( 'hallpass_attributes', $attributes ), 'strlen' );
}

/** Where the widget's file is. Its name stays as it is; the other files lie beside it. */
function widget_url(): string {
	return plugins_url( 'dist/hallpass.js', FILE );
}

/**
 * The widget's tag.
 *
 * @param array<string, string> $attributes By name.
 */
function tag_with( array $attributes ): string {
	$tag = '<script src="' . esc_url( widget_url() ) . '" ' . OPTIMIZER_ATTRIBUTES;
	foreach ( $attributes as $name => $value ) {
		$tag .= ' ' . sanitize_key( $name ) . '="' . esc_attr( $value ) . '"';
	}
	return $tag . '></script>';
}

/** The data block and the tag, ready to stand first in the head: the same text whenever it is asked for. */
function tag(): string {
	static $tag = '';
	if ( '' === $tag ) {
		$block = wp_json_encode( data_block(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES );
		$tag   = '<script type="application/json" data-hallpass>' . $block . "</script>\n"
			. tag_with( tag_attributes( settings() ) ) . "\n";
	}
	return $tag;
}
