"""English, with a clock from 00 to 23, as the pages' script writes it: nobody asks which midnight "12:05 a.m." is."""

DATETIME_FORMAT = "N j, Y, H:i"
SHORT_DATETIME_FORMAT = "m/d/Y H:i"
TIME_FORMAT = "H:i"
