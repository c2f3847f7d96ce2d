<?php
/**
 * What the site's administrators set: one option, each value checked when it is saved and again when it is read.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** The option's name in the database. */
const OPTION = 'hallpass';

/** What each setting takes. A list of words: one of them, the first is the default. */
const SETTINGS = array(
	'policy_page'  => 'page',
	'revision'     => 'token',
	'cookie_limit' => array( 'none', 'session', 'login' ),
	'audience'     => array( 'general', 'children' ),
	'services'     => 'ids',
	'allow'        => 'names',
	'theme'        => array( 'auto', 'light', 'dark' ),
	'accent'       => 'color',
	'position'     => array( 'bottom', 'top' ),
	'records'      => 'flag',
	'retire'       => 'flag',
);

/**
 * One value as its setting takes it; anything else becomes the default.
 *
 * @param string|string[] $kind  A word, or a list of the values that may be.
 * @param mixed           $value What somebody sent, or the database has.
 * @return string|int|bool|string[]
 */
function setting_of_kind( $kind, $value ) {
	if ( is_array( $kind ) ) {
		return in_array( $value, $kind, true ) ? $value : $kind[0];
	}
	$text = is_scalar( $value ) ? trim( (string) $value ) : '';
	switch ( $kind ) {
		case 'page':
			return max( 0, (int) $text );
		case 'flag':
			return (bool) $value;
		case 'token':
			return preg_match( '/^[\w-]{1,32}$/D', $text ) ? $text : '0';
		case 'color':
			return preg_match( '/^#[\da-f]{6}$/Di', $text ) ? $text : '';
		case 'ids':
			return words_in( $value, '/^[a-z][a-z\d-]{0,23}$/D' );
		default:
			return words_in( $value, '/^(\*\.)?[a-z\d.-]{1,253}$/D' );
	}
}

/**
 * The words of a list, or of a text with spaces or commas between them, that look like what they should be.
 *
 * @param mixed $value
 * @return string[]
 */
function words_in( $value, string $pattern ): array {
	$words = is_array( $value ) ? $value : preg_split( '/[\s,]+/', is_string( $value ) ? $value : '' );
	$words = array_map( 'strtolower', array_filter( $words, 'is_string' ) );
	return array_values( array_unique( preg_grep( $pattern, $words ) ) );
}

/**
 * All settings, each as it may be.
 *
 * @param mixed $values What somebody sent, or the database has.
 */
function sanitize_settings( $values ): array {
	$values = is_array( $values ) ? $values : array();
	$sane   = array();
	foreach ( SETTINGS as $name => $kind ) {
		$sane[ $name ] = setting_of_kind( $kind, $values[ $name ] ?? null );
	}
	return $sane;
}

/** The settings in force. */
function settings(): array {
	return sanitize_settings( get_option( OPTION, array() ) );
}
