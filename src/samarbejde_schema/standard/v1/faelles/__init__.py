"""Det, beskederne deler: konvolut, borger, vurderinger, mål, ydelser, opfølgning og kvitteringens dele."""
