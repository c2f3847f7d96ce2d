<?php
/**
 * Keeps the school's rule on cookies where WordPress itself sets them. Each is reached by a filter of its own: PHP has
 * only one callback for headers, which may be another plugin's.
 *
 * Out of reach: cookies of other plugins and of PHP sessions, and `wp-settings-*`, which only people get who work in
 * the admin area. docs/wordpress.md says so.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\\limit_cookies' );

/** Adds what the site's rule asks for. */
function limit_cookies(): void {
	$limit = settings()['cookie_limit'];
	if ( 'none' === $limit ) {
		return;
	}
	// Without the box below the comment form, nobody is remembered there.
	remove_action( 'set_comment_cookies', 'wp_set_comment_cookies' );
	add_filter( 'pre_option_show_comments_cookies_opt_in', '__return_zero' );
	// 0: until the browser is closed.
	add_filter( 'post_password_expires', '__return_zero' );
	if ( 'session' === $limit ) {
		add_action( 'login_init', __NAMESPACE__ . '\\forget_remember_me' );
		add_action( 'login_head', __NAMESPACE__ . '\\hide_remember_me' );
		add_filter( 'auth_cookie_expiration', __NAMESPACE__ . '\\shortest_login', PHP_INT_MAX, 3 );
	}
}

/** Whoever signs in stays so until the browser is closed, whatever the form said. */
function forget_remember_me(): void {
	unset( $_POST['rememberme'] );
}

/** The box that would do nothing. */
function hide_remember_me(): void {
	echo '<style>.login .forgetmenot { display: none; }</style>';
}

/**
 * Where another form asks to be remembered all the same, WordPress gives the cookie twelve hours more than this.
 *
 * @link https://developer.wordpress.org/reference/functions/wp_set_auth_cookie/ (read 2026-11-26)
 * @param mixed $seconds  How long WordPress would accept the login.
 * @param mixed $user_id  Whose it is.
 * @param mixed $remember Whether the cookie outlives the browser's session.
 */
function shortest_login( $seconds, $user_id, $remember ): int {
	return $remember ? 1 : (int) $seconds;
}
