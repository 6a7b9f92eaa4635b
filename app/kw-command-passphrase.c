/* kw-command-passphrase.c: how a command gets at a passphrase
 *
 * The terminal is the one that the program was started from, even where its input or output is something else. Should a
 * signal come while somebody types, the terminal shows again what is typed before the signal does what it does; after a
 * pause (Ctrl+Z) the question is asked anew. What was read is in secret memory from its first byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-passphrase.h"

#include "kw-data-error.h"
#include "kw-key-slots.h"
#include "kw-passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* One more than a passphrase may have, to notice that it is too long. */
#define MOST_BYTES (KW_PASSPHRASE_MOST + 1)

static gboolean
refuse (GError **error, KwDataError code, const char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, code, sentence);
  return FALSE;
}

/* Reading a line */

/* Reads up to the end of a line, or of what there is; what does not fit is read and left out. FALSE: see errno. */
static gboolean
read_line (int fd, char *line, gboolean *ended)
{
  gsize length = 0;
  char byte = '\0';
  gssize n;

  while ((n = read (fd, &byte, 1)) == 1 && byte != '\n' && byte != '\r')
    if (length < MOST_BYTES)
      line[length++] = byte;
  byte = '\0';
  line[length] = '\0';
  *ended = n == 0 && length == 0;
  return n >= 0;
}

static char *
read_file (const char *path, GError **error)
{
  g_autoptr (KwSecret) line = kw_secret_new (MOST_BYTES + 1);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  gboolean ended;
  int failure = 0;

  if (fd < 0 || !read_line (fd, line, &ended))
    failure = errno;
  if (fd >= 0)
    close (fd);
  if (failure == 0)
    return g_steal_pointer (&line);
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, _ ("The passphrase cannot be read: %s: %s"), path,
               g_strerror (failure));
  return NULL;
}

/**
 * kw_command_read_passphrase:
 * @line: the command's line
 * @passphrase: (out) (transfer full) (nullable): the first line of --passphrase-file, to be freed with
 *   kw_secret_free(); %NULL without that option
 * @error: %KW_DATA_ERROR_LOCKED for a file that cannot be read, or begins with an empty line
 *
 * Returns: whether it worked
 */
gboolean
kw_command_read_passphrase (const KwCommandLine *line, char **passphrase, GError **error)
{
  const char *path = kw_command_line_get_value (line, "passphrase-file");

  *passphrase = NULL;
  if (path == NULL)
    return TRUE;
  *passphrase = read_file (path, error);
  if (*passphrase == NULL)
    return FALSE;
  if (**passphrase != '\0')
    return TRUE;
  g_clear_pointer (passphrase, kw_secret_free);
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, _ ("There is no passphrase in the first line of “%s”."),
               path);
  return FALSE;
}

/* Asking */

static const int caught[] = { SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU };

static volatile sig_atomic_t came[G_N_ELEMENTS (caught)];

static void
note_signal (int number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (caught); i++)
    if (caught[i] == number)
      came[i] = 1;
}

/* Without SA_RESTART, so that waiting for a key ends. */
static void
catch_signals (struct sigaction *before)
{
  struct sigaction action = { .sa_handler = note_signal };

  sigemptyset (&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS (caught); i++)
    {
      came[i] = 0;
      sigaction (caught[i], &action, &before[i]);
    }
}

/* Returns: whether one came that did not end the program: it was paused, and the question is to be asked again. */
static gboolean
release_signals (const struct sigaction *before)
{
  gboolean again = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (caught); i++)
    sigaction (caught[i], &before[i], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (caught); i++)
    if (came[i])
      {
        raise (caught[i]);
        again = TRUE;
      }
  return again;
}

static void
say (int fd, const char *text)
{
  gsize length = strlen (text);
  gssize n;

  while (length > 0 && ((n = write (fd, text, length)) > 0 || (n < 0 && errno == EINTR)))
    {
      text += MAX (n, 0);
      length -= MAX (n, 0);
    }
}

static gboolean
any_came (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (caught); i++)
    if (came[i])
      return TRUE;
  return FALSE;
}

/* Asks once. FALSE: see errno, or a signal came. */
static gboolean
ask_unseen (int fd, const char *prompt, char *line, gboolean *ended)
{
  struct termios before, unseen;
  gboolean worked;
  int failure;

  if (tcgetattr (fd, &before) != 0)
    return FALSE;
  unseen = before;
  unseen.c_lflag &= ~(tcflag_t) (ECHO | ECHONL);
  unseen.c_lflag |= ICANON | ISIG;
  if (tcsetattr (fd, TCSAFLUSH, &unseen) != 0)
    return FALSE;
  say (fd, prompt);
  worked = !any_came () && read_line (fd, line, ended);
  failure = errno;
  say (fd, "\n");
  while (tcsetattr (fd, TCSAFLUSH, &before) != 0 && errno == EINTR)
    continue;
  errno = failure;
  return worked;
}

static gboolean
ask_on (int fd, const char *prompt, char *line, GError **error)
{
  struct sigaction before[G_N_ELEMENTS (caught)];
  gboolean worked, again, ended = FALSE;
  int failure;

  do
    {
      catch_signals (before);
      worked = ask_unseen (fd, prompt, line, &ended);
      failure = errno;
      again = release_signals (before);
    }
  while (again);
  if (worked && !ended)
    return TRUE;
  if (worked)
    return refuse (error, KW_DATA_ERROR_LOCKED, _ ("No passphrase was given."));
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, _ ("The passphrase cannot be asked for: %s"),
               g_strerror (failure));
  return FALSE;
}

/**
 * kw_command_ask_passphrase:
 * @prompt: the question
 * @error: %KW_DATA_ERROR_LOCKED where there is no terminal to ask on
 *
 * Asks for a passphrase on the terminal, without showing it.
 *
 * Returns: (transfer full): what was typed, which may be empty; to be freed with kw_secret_free()
 */
char *
kw_command_ask_passphrase (const char *prompt, GError **error)
{
  g_autoptr (KwSecret) line = kw_secret_new (MOST_BYTES + 1);
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  gboolean worked;

  if (fd < 0)
    {
      refuse (error, KW_DATA_ERROR_LOCKED,
              _ ("A passphrase is needed: give --passphrase-file PATH where there is no terminal to type it on."));
      return NULL;
    }
  worked = ask_on (fd, prompt, line, error);
  close (fd);
  return worked ? g_steal_pointer (&line) : NULL;
}

/* Choosing */

static gboolean
is_repeated (const char *passphrase, GError **error)
{
  g_autoptr (KwSecret) repeated = kw_command_ask_passphrase (_ ("The same once more: "), error);

  if (repeated == NULL)
    return FALSE;
  return strcmp (repeated, passphrase) == 0 ||
         refuse (error, KW_DATA_ERROR_INVALID, _ ("The two passphrases are not the same."));
}

static char *
ask_twice (GError **error)
{
  g_autoptr (KwSecret) passphrase = kw_command_ask_passphrase (_ ("Choose a passphrase: "), error);

  if (passphrase == NULL)
    return NULL;
  if (*passphrase == '\0')
    refuse (error, KW_DATA_ERROR_INVALID, _ ("The passphrase is empty."));
  else if (is_repeated (passphrase, error))
    return g_steal_pointer (&passphrase);
  return NULL;
}

/**
 * kw_command_choose_passphrase:
 * @line: the command's line
 * @error: see kw_command_read_passphrase() and kw_command_ask_passphrase(); %KW_DATA_ERROR_INVALID where it was typed
 *   differently the second time, or is empty
 *
 * The passphrase of a new casebook: from --passphrase-file, or asked for twice.
 *
 * Returns: (transfer full): the passphrase, to be freed with kw_secret_free()
 */
char *
kw_command_choose_passphrase (const KwCommandLine *line, GError **error)
{
  g_autoptr (KwSecret) passphrase = NULL;

  if (!kw_command_read_passphrase (line, &passphrase, error))
    return NULL;
  return passphrase != NULL ? g_steal_pointer (&passphrase) : ask_twice (error);
}

/**
 * kw_command_warn_if_weak:
 * @passphrase: what was chosen
 * @known: (array zero-terminated=1): names that an attacker knows
 *
 * Says so where a passphrase is weak. It is taken all the same: whoever runs a script knows why.
 */
void
kw_command_warn_if_weak (const char *passphrase, const char *const *known)
{
  KwPassphraseQuality quality = kw_passphrase_judge (passphrase, known, NULL);

  if (quality <= KW_PASSPHRASE_WEAK)
    fprintf (stderr, "%s: %s\n", GETTEXT_PACKAGE, kw_passphrase_quality_to_sentence (quality));
}
